using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What making a share of either kind has in common.</summary>
/// <typeparam name="TShare">The kind of share.</typeparam>
/// <typeparam name="TRequest">What is sent.</typeparam>
public abstract class NewShareCmdlet<TShare, TRequest> : DracoonCmdlet
    where TShare : DracoonShare
    where TRequest : ShareRequest, new()
{
    /// <summary>The name that visitors see; without it, that of the node.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateLength(1, 150)]
    public string? Name { get; set; }

    /// <summary>The password that visitors need.</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    /// <summary>When the share ends: a time, or a span from now such as 30d or 12h. A time without a zone is local.</summary>
    [Parameter]
    [MomentTransform]
    public DateTime? ExpireAt { get; set; }

    /// <summary>Lets the share never end, also where the tenant has a default for it.</summary>
    [Parameter]
    public SwitchParameter NoExpiration { get; set; }

    /// <summary>Notes that visitors see.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateLength(0, 255)]
    public string? Notes { get; set; }

    /// <summary>Notes that visitors don't see.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateLength(0, 255)]
    public string? InternalNotes { get; set; }

    /// <summary>Tells visitors your first and last name.</summary>
    [Parameter]
    public SwitchParameter ShowCreatorName { get; set; }

    /// <summary>Tells visitors your e-mail address.</summary>
    [Parameter]
    public SwitchParameter ShowCreatorUsername { get; set; }

    /// <summary>Mails you each time the share is used.</summary>
    [Parameter]
    public SwitchParameter NotifyCreator { get; set; }

    /// <summary>E-mail addresses that get the link, with the text of -MailBody.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? MailTo { get; set; }

    /// <summary>The text of the mail to -MailTo. DRACOON adds the link.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    public string? MailBody { get; set; }

    /// <summary>Phone numbers such as +4930123456 that get the password by text message, where the server can send them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? SmsTo { get; set; }

    /// <summary>The language of messages to the receivers, such as de-DE.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? ReceiverLanguage { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        if (NoExpiration && ExpireAt is not null)
        {
            throw new ArgumentException("-ExpireAt and -NoExpiration exclude each other.");
        }
        if (MailTo is null != MailBody is null)
        {
            throw new ArgumentException("-MailTo and -MailBody belong together: whom the link is sent to, and the text that comes with it.");
        }
        return Task.CompletedTask;
    }

    /// <summary>Makes the share of one node.</summary>
    private protected async Task CreateAsync(NodeReference reference, CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(reference, async () =>
        {
            DracoonNode node = await reference.ResolveAsync(session, cancellationToken);
            var request = new TRequest();
            Fill(request);
            Check(node);
            if (!ShouldProcess(NodeReference.Describe(node), Action))
            {
                return;
            }
            TShare share = await CreateAsync(session, node, request, cancellationToken);
            WriteObject(share); // before the mail: when that fails, the share is there all the same
            if (MailTo is not null)
            {
                var mail = new ShareMailRequest { Recipients = MailTo, Body = MailBody };
                if (ReceiverLanguage is not null)
                {
                    mail.ReceiverLanguage = ReceiverLanguage;
                }
                await MailAsync(session, share, mail, cancellationToken);
            }
        });
    }

    /// <summary>What is done, for questions.</summary>
    private protected abstract string Action { get; }

    /// <summary>Refuses what can't be shared this way.</summary>
    private protected abstract void Check(DracoonNode node);

    private protected abstract Task<TShare> CreateAsync(DracoonSession session, DracoonNode node, TRequest request, CancellationToken cancellationToken);

    private protected abstract Task MailAsync(DracoonSession session, TShare share, ShareMailRequest mail, CancellationToken cancellationToken);

    private void Fill(TRequest request)
    {
        if (Name is not null)
        {
            request.Name = Name;
        }
        if (ExpireAt is not null || NoExpiration)
        {
            request.ExpireAt = ExpireAt;
        }
        if (Notes is not null)
        {
            request.Notes = Notes;
        }
        if (InternalNotes is not null)
        {
            request.InternalNotes = InternalNotes;
        }
        Set(ShowCreatorName, value => request.ShowCreatorName = value);
        Set(ShowCreatorUsername, value => request.ShowCreatorUsername = value);
        Set(NotifyCreator, value => request.NotifyCreator = value);
        if (SmsTo is not null)
        {
            request.TextMessageRecipients = SmsTo;
        }
        if (ReceiverLanguage is not null)
        {
            request.ReceiverLanguage = ReceiverLanguage;
        }
    }

    /// <summary>A switch that was given, true or false.</summary>
    private protected static void Set(SwitchParameter given, Action<bool> set)
    {
        if (given.IsPresent)
        {
            set(given.ToBool());
        }
    }
}
