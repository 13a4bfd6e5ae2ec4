using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Changes the signed-in user's own account: only what is given, nothing else.</summary>
/// <remarks><para>For the password there is Set-DracoonPassword, for the picture Set-DracoonAvatar.</para></remarks>
/// <example>
/// <code>Set-DracoonAccount -Phone '+49 30 1234' -Language de-DE</code>
/// <para>Changes the phone number and the language, and leaves the rest.</para>
/// </example>
/// <example>
/// <code>Set-DracoonAccount -SubscribesRooms $true -PassThru</code>
/// <para>From now on, rooms that the user may see are subscribed by themselves.</para>
/// </example>
[ApiOperation("PUT /user/account")]
[Cmdlet(VerbsCommon.Set, "DracoonAccount", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonAccount))]
public sealed class SetDracoonAccountCommand : DracoonCmdlet
{
    /// <summary>The user name.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateLength(1, 150)]
    public string? UserName { get; set; }

    /// <summary>The first name.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateLength(1, 150)]
    public string? FirstName { get; set; }

    /// <summary>The last name.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateLength(1, 150)]
    public string? LastName { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateLength(1, 150)]
    public string? Email { get; set; }

    /// <summary>The phone number; empty to remove it.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    [ValidateLength(0, 150)]
    public string? Phone { get; set; }

    /// <summary>The language of the web app and of mails, such as de-DE.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateLength(1, 150)]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    /// <summary>True to subscribe rooms by themselves as soon as the user may see them.</summary>
    [Parameter]
    public bool? SubscribesRooms { get; set; }

    /// <summary>Accepts the terms of use, which can't be taken back.</summary>
    [Parameter]
    public SwitchParameter AcceptEula { get; set; }

    /// <summary>Emits the account as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        UpdateAccountRequest request = Request(out IReadOnlyList<string> changes);
        if (request.IsEmpty)
        {
            WriteWarning($"Nothing is given that would change the account of {session.UserName}.");
            return;
        }
        await TryAsync(session.UserName, async () =>
        {
            if (!ShouldProcess(session.ToString(), "Set " + string.Join(", ", changes)))
            {
                return;
            }
            DracoonAccount account = await session.User.UpdateAccountAsync(request, cancellationToken);
            if (PassThru)
            {
                WriteObject(account);
            }
        });
    }

    private UpdateAccountRequest Request(out IReadOnlyList<string> changes)
    {
        var request = new UpdateAccountRequest();
        var given = new List<string>();
        void Take(string name, Action set)
        {
            if (MyInvocation.BoundParameters.ContainsKey(name))
            {
                set();
                given.Add(name);
            }
        }

        Take(nameof(UserName), () => request.UserName = UserName);
        Take(nameof(FirstName), () => request.FirstName = FirstName);
        Take(nameof(LastName), () => request.LastName = LastName);
        Take(nameof(Email), () => request.Email = Email);
        Take(nameof(Phone), () => request.Phone = Phone ?? "");
        Take(nameof(Language), () => request.Language = Language);
        Take(nameof(SubscribesRooms), () => request.SubscribesRooms = SubscribesRooms);
        Take(nameof(AcceptEula), () => request.AcceptEula = AcceptEula);
        changes = given;
        return request;
    }
}
