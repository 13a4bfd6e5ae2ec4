using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace DracoonPS.UserImport;

/// <summary>What has to be done for one row: creating a user, changing one, or nothing.</summary>
internal sealed class UserPlan
{
    private readonly ImportRow _row;
    private readonly ImportDefaults _defaults;
    private readonly (string? Method, long? ConfigId) _signIn;
    private DracoonUser? _existing;

    /// <exception cref="ArgumentException">A cell can't be read, or cells contradict each other.</exception>
    public UserPlan(ImportRow row, ImportDefaults defaults, DracoonUser? existing)
    {
        _row = row;
        _defaults = defaults;
        _existing = existing;
        _signIn = SignInProvider.Resolve(row.AuthMethod(), row.Number64("ProviderId"), row.Number64("OpenIdProvider"), row.Number64("AdProvider"));
        _signIn = (_signIn.Method ?? defaults.AuthMethod, _signIn.ConfigId ?? (_signIn.Method is null || _signIn.Method == defaults.AuthMethod ? defaults.ProviderId : null));
        Result = new DracoonUserImportResult(row.Number) { UserName = existing?.UserName ?? row.Name, Email = existing?.Email ?? row.Text("Email"), UserId = existing?.UserId };
    }

    public DracoonUserImportResult Result { get; }

    /// <summary>What the question says; null when there is nothing to ask.</summary>
    public string? Question { get; private set; }

    /// <summary>Says that somebody answered no, so that nothing comes of the row.</summary>
    public bool IsRefused { get; set; }

    private CreateUserRequest? Creation { get; set; }

    private UpdateUserRequest? Change { get; set; }

    /// <summary>Works out what has to be done. Asks the server only for what a list of users does not have.</summary>
    public async Task PrepareAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_existing is null)
        {
            Creation = NewUser();
            Question = "Create user";
            Result.Action = "Created";
        }
        else if (!_defaults.UpdatesExisting)
        {
            Result.Action = "Skipped";
        }
        else
        {
            if (_signIn.Method is not null || _row.Text("Login") is not null || EnforceMfa is not null)
            {
                _existing = await session.Users.GetDetailsAsync(_existing, false, cancellationToken);
            }
            var names = new List<string>();
            Change = Differences(_existing, names);
            Result.Action = names.Count == 0 ? "Unchanged" : "Updated";
            Result.Changes = names.Count == 0 ? null : string.Join(", ", names);
            Question = names.Count == 0 ? null : "Set " + Result.Changes;
        }
    }

    /// <summary>Does it.</summary>
    /// <returns>The user as created; null when nobody was.</returns>
    public async Task<DracoonUser?> ApplyAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (Change is { IsEmpty: false })
        {
            await session.Users.UpdateAsync(_existing!.UserId, Change, cancellationToken);
        }
        if (Creation is null)
        {
            return null;
        }
        DracoonUser created = await session.Users.CreateAsync(Creation, cancellationToken);
        Result.UserId = created.UserId;
        Result.UserName = created.UserName;
        if (_row.Flag("Locked") == true)
        {
            created = await session.Users.UpdateAsync(created.UserId, new UpdateUserRequest { IsLocked = true }, cancellationToken);
        }
        return created;
    }

    private bool? EnforceMfa => _row.Flag("EnforceMfa") ?? _defaults.EnforceMfa;

    private CreateUserRequest NewUser()
    {
        var request = new CreateUserRequest { FirstName = Required("FirstName"), LastName = Required("LastName") };
        Take("UserName", text => request.UserName = text);
        Take("Email", text => request.Email = text);
        Take("Phone", text => request.Phone = text);
        Take("Language", text => request.ReceiverLanguage = text);
        if (_row.Time("ExpireAt") is DateTime end)
        {
            request.ExpireAt = end;
        }
        if ((_row.Flag("Notify") ?? _defaults.Notify) is bool notify)
        {
            request.NotifyUser = notify;
        }
        if ((_row.Flag("NonmemberViewer") ?? _defaults.NonmemberViewer) is bool viewer)
        {
            request.IsNonmemberViewer = viewer;
        }
        if (EnforceMfa is bool enforce)
        {
            request.MfaEnforced = enforce;
        }
        _ = _row.Flag("Locked"); // what can't be read is told before anybody is created
        if (_signIn.Method is null or "basic")
        {
            request.UseBasicAuthentication(_defaults.Password, _defaults.MustChangePassword);
        }
        else
        {
            request.UseProviderAuthentication(_signIn.Method, _row.Text("Login"), _signIn.ConfigId);
        }
        return request;
    }

    private UpdateUserRequest Differences(DracoonUser user, List<string> names)
    {
        var request = new UpdateUserRequest();
        void Compare(string name, string? current, Action<string> set)
        {
            if (_row.Text(name) is string wanted && !string.Equals(wanted, current, StringComparison.Ordinal))
            {
                set(wanted);
                names.Add(name);
            }
        }

        Compare("FirstName", user.FirstName, text => request.FirstName = text);
        Compare("LastName", user.LastName, text => request.LastName = text);
        Compare("Email", user.Email, text => request.Email = text);
        Compare("Phone", user.Phone, text => request.Phone = text);
        if (_row.Time("ExpireAt") is DateTime end && !(user.ExpireAt is DateTime now && Math.Abs((end.ToUniversalTime() - now).TotalSeconds) < 1))
        {
            request.ExpireAt = end;
            names.Add("ExpireAt");
        }
        if (_row.Flag("Locked") is bool locked && locked != user.IsLocked)
        {
            request.IsLocked = locked;
            names.Add("Locked");
        }
        if (EnforceMfa is bool enforce && enforce != (user.IsMfaEnforced ?? false))
        {
            request.MfaEnforced = enforce;
            names.Add("EnforceMfa");
        }
        CompareSignIn(user, request, names);
        return request;
    }

    private void CompareSignIn(DracoonUser user, UpdateUserRequest request, List<string> names)
    {
        var differing = new List<string>();
        if (_signIn.Method is not null && _signIn.Method != user.AuthMethod)
        {
            differing.Add("AuthMethod");
        }
        if (_row.Text("Login") is string login && login != user.Login)
        {
            differing.Add("Login");
        }
        if (_signIn.ConfigId is not null && _signIn.ConfigId != user.ProviderId)
        {
            differing.Add("ProviderId");
        }
        if (differing.Count > 0)
        {
            request.SetAuthentication(_signIn.Method, _row.Text("Login"), _signIn.ConfigId);
            names.AddRange(differing);
        }
    }

    private string Required(string name) => _row.Text(name) ?? throw new ArgumentException($"The column {name} is empty or not there, and a new user needs it.");

    private void Take(string name, Action<string> set)
    {
        if (_row.Text(name) is string text)
        {
            set(text);
        }
    }
}
