using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What changing shares of either kind has in common: equal changes that fit are sent for up to 200 shares at once, when the input has ended.</summary>
/// <typeparam name="TShare">The kind of share.</typeparam>
/// <typeparam name="TRequest">What is sent.</typeparam>
public abstract class SetShareCmdlet<TShare, TRequest> : DracoonCmdlet
    where TShare : DracoonShare
    where TRequest : UpdateShareRequest, new()
{
    private readonly Batches<TRequest, long> _waiting = new();
    private readonly List<TRequest> _requests = new();
    private readonly HashSet<long> _ids = new();
    private HashSet<string> _onCommandLine = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name that visitors see.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The password that visitors need. That of an encrypted share can't be changed: make another share.</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    /// <summary>Lets visitors in without a password.</summary>
    [Parameter]
    public SwitchParameter NoPassword { get; set; }

    /// <summary>When the share ends: a time, or a span from now such as 30d or 12h. A time without a zone is local.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MomentTransform]
    public DateTime? ExpireAt { get; set; }

    /// <summary>Lets the share never end.</summary>
    [Parameter]
    public SwitchParameter NoExpiration { get; set; }

    /// <summary>Notes that visitors see; empty to remove them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Notes { get; set; }

    /// <summary>Notes that visitors don't see; empty to remove them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? InternalNotes { get; set; }

    /// <summary>True to tell visitors the creator's first and last name.</summary>
    [Parameter]
    public bool? ShowCreatorName { get; set; }

    /// <summary>True to tell visitors the creator's e-mail address.</summary>
    [Parameter]
    public bool? ShowCreatorUsername { get; set; }

    /// <summary>True to mail the creator each time the share is used.</summary>
    [Parameter]
    public bool? NotifyCreator { get; set; }

    /// <summary>Phone numbers such as +4930123456 that get the password by text message, where the server can send them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? SmsTo { get; set; }

    /// <summary>The country of phone numbers that begin without one, such as DE.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? DefaultCountry { get; set; }

    /// <summary>The language of messages to the receivers, such as de-DE.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? ReceiverLanguage { get; set; }

    /// <summary>Emits the shares as changed. Each is changed by a request of its own then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        _onCommandLine = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        foreach ((string value, string none) in Exclusions.Concat(new[] { (nameof(Password), nameof(NoPassword)), (nameof(ExpireAt), nameof(NoExpiration)) }))
        {
            if (_onCommandLine.Contains(value) && _onCommandLine.Contains(none))
            {
                throw new ArgumentException($"-{value} and -{none} exclude each other.");
            }
        }
        return Task.CompletedTask;
    }

    /// <summary>Pairs of parameters of which only one may be given.</summary>
    private protected abstract IEnumerable<(string Value, string None)> Exclusions { get; }

    /// <summary>Sets what only this kind of share has.</summary>
    private protected abstract void Fill(TRequest request, Action<string, Action> take);

    private protected abstract Task<TShare> UpdateAsync(DracoonSession session, long id, TRequest request, CancellationToken cancellationToken);

    private protected abstract Task UpdateAsync(DracoonSession session, IEnumerable<long> ids, TRequest request, CancellationToken cancellationToken);

    /// <summary>Changes one share, now or with others at the end.</summary>
    private protected async Task ChangeAsync(ShareReferenceBase<TShare> reference, CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(reference, async () =>
        {
            // Before the first await, while the parameters are those of this row.
            TRequest request = Request(name => _onCommandLine.Contains(name)
                || (reference.Share is null && MyInvocation.BoundParameters.ContainsKey(name)), out IReadOnlyList<string> changes);
            if (request.IsEmpty)
            {
                WriteWarning($"Nothing is given that would change {reference}.");
                return;
            }
            (long id, string text) = await reference.ResolveIdAsync(session, cancellationToken);
            if (!ShouldProcess(text, "Set " + string.Join(", ", changes)))
            {
                return;
            }
            if (_ids.Contains(id))
            {
                await SendWaitingAsync(cancellationToken); // the last change in the input is the last one on the server
            }
            if (request.FitsMany && !PassThru)
            {
                TRequest? same = _requests.Find(r => r.IsSame(request));
                if (same is null)
                {
                    _requests.Add(same = request);
                }
                _waiting.Add(same, reference, id);
                _ids.Add(id);
                return;
            }
            TShare share = await UpdateAsync(session, id, request, cancellationToken);
            if (PassThru)
            {
                WriteObject(share);
            }
        });
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => SendWaitingAsync(cancellationToken);

    private async Task SendWaitingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await _waiting.SendAsync(TryAsync, (request, ids, cancel) => ids.Count == 1 ? UpdateAsync(session, ids[0], request, cancel) : UpdateAsync(session, ids, request, cancel),
            cancellationToken);
        _requests.Clear();
        _ids.Clear();
    }

    private TRequest Request(Func<string, bool> isGiven, out IReadOnlyList<string> changes)
    {
        var request = new TRequest();
        var given = new List<string>();
        void Take(string name, Action set)
        {
            if (isGiven(name))
            {
                set();
                given.Add(name);
            }
        }

        void TakeValue<T>(string name, T? value, Action<T> set)
        {
            if (value is not null) // null never means 'clear': that has parameters of its own
            {
                Take(name, () => set(value));
            }
        }

        TakeValue(nameof(Name), Name, value => request.Name = value);
        TakeValue(nameof(Password), Password, request.SetPassword);
        Take(nameof(NoPassword), () => request.ResetPassword = NoPassword.ToBool());
        TakeValue(nameof(ExpireAt), ExpireAt, value => request.ExpireAt = value);
        Take(nameof(NoExpiration), () => request.ExpireAt = null);
        TakeValue(nameof(Notes), Notes, value => request.Notes = value);
        TakeValue(nameof(InternalNotes), InternalNotes, value => request.InternalNotes = value);
        TakeValue(nameof(ShowCreatorName), ShowCreatorName, value => request.ShowCreatorName = value);
        TakeValue(nameof(ShowCreatorUsername), ShowCreatorUsername, value => request.ShowCreatorUsername = value);
        TakeValue(nameof(NotifyCreator), NotifyCreator, value => request.NotifyCreator = value);
        TakeValue(nameof(SmsTo), SmsTo, value => request.TextMessageRecipients = value);
        TakeValue(nameof(DefaultCountry), DefaultCountry, value => request.DefaultCountry = value);
        TakeValue(nameof(ReceiverLanguage), ReceiverLanguage, value => request.ReceiverLanguage = value);
        Fill(request, Take);
        changes = given;
        return request;
    }
}
