using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.Ordering;

namespace DracoonPS.Commands;

/// <summary>Creates users, one for each call or each row of the pipeline.</summary>
/// <remarks>
/// <para>Needs the role user manager. The columns of a CSV file have the names of the parameters; an empty cell is a value that was not given.</para>
/// <para>With -IfNotExists the same call can be repeated: who is there already is emitted like those who are new. Import-DracoonUser does more of that: updates, groups, a report.</para>
/// </remarks>
/// <example>
/// <code>New-DracoonUser -FirstName Ines -LastName North -UserName ines -Email ines@example.org</code>
/// <para>Creates a user, who gets a mail for choosing a password.</para>
/// </example>
/// <example>
/// <code>Import-Csv users.csv | New-DracoonUser -Password (Read-Host -AsSecureString) -MustChangePassword $true</code>
/// <para>Creates the users of a CSV file with the columns FirstName, LastName, UserName and Email.</para>
/// </example>
/// <example>
/// <code>Import-Csv users.csv | New-DracoonUser -OpenIdProvider 2 -IfNotExists | Add-DracoonGroupMember -Group Staff</code>
/// <para>Creates those users of a CSV file who are not there yet, and makes all of them members of a group.</para>
/// </example>
/// <example>
/// <code>Import-Csv users.csv | New-DracoonUser -AuthMethod openid -Login { $_.Upn }</code>
/// <para>Creates users who sign in at an OpenID provider under the name in the column Upn.</para>
/// </example>
/// <example>
/// <code>New-DracoonUser -FirstName Karl -LastName South -Email karl@example.org -Password (Read-Host -AsSecureString) -MustChangePassword $true -ExpireAt 90d</code>
/// <para>Creates a user with a first password, for ninety days.</para>
/// </example>
[ApiOperation("POST /users")]
[Cmdlet(VerbsCommon.New, "DracoonUser", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonUser))]
public sealed class NewDracoonUserCommand : ThrottledCmdlet
{
    private DateTime? _expireAt;

    /// <summary>The first name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string FirstName { get; set; } = "";

    /// <summary>The last name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string LastName { get; set; } = "";

    /// <summary>The user name. Without one it is the e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <summary>The phone number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Phone { get; set; }

    /// <summary>The language of mails to the user, such as de-DE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    /// <summary>When the account ends: a time, or a span from now such as 90d. A time without a zone is local; a time of day in a row of the pipeline is UTC, as Export-Csv writes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MomentTransform]
    public DateTime? ExpireAt
    {
        get => _expireAt;
        set => _expireAt = Zoned(value);
    }

    /// <summary>How the user signs in: basic (a password that DRACOON keeps, which is what is meant without it), openid, active_directory or radius. Local, OpenId and ActiveDirectory are understood too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AuthMethodTransform]
    [ArgumentCompleter(typeof(AuthMethodCompleter))]
    public string? AuthMethod { get; set; }

    /// <summary>The name at the provider, where it is not the user name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Login { get; set; }

    /// <summary>The number of the OpenID or Active Directory configuration. Without it, the default one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(SignInProviderCompleter))]
    public long? ProviderId { get; set; }

    /// <summary>The number of the OpenID configuration that the user signs in with; says -AuthMethod openid too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OidcId")]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(OpenIdProviderCompleter))]
    public long? OpenIdProvider { get; set; }

    /// <summary>The number of the Active Directory configuration that the user signs in with; says -AuthMethod active_directory too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AdId")]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(ActiveDirectoryCompleter))]
    public long? AdProvider { get; set; }

    /// <summary>The first password, for -AuthMethod basic. Without it DRACOON mails a link for choosing one.</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    /// <summary>True when the user has to choose another password at the first sign-in.</summary>
    [Parameter]
    public bool? MustChangePassword { get; set; }

    /// <summary>Mails the user that the account exists.</summary>
    [Parameter]
    public SwitchParameter Notify { get; set; }

    /// <summary>Lets the user see all users and groups when managing a room.</summary>
    [Parameter]
    public SwitchParameter NonmemberViewer { get; set; }

    /// <summary>Demands a second factor; -EnforceMfa:$false says that none is demanded.</summary>
    [Parameter]
    [Alias("MfaEnforced")]
    public SwitchParameter EnforceMfa { get; set; }

    /// <summary>Emits the user who has the name already, instead of an error.</summary>
    [Parameter]
    [Alias("SkipExisting")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string name = Given(UserName) ?? Given(Email) ?? FirstName + " " + LastName;
        await InOrder(cancellationToken).SubmitAsync(name, cancel => PrepareAsync(session, name, cancel), found => Requests(session, name, found.Request, found.Existing));
    }

    private async Task<(CreateUserRequest Request, DracoonUser? Existing)> PrepareAsync(DracoonSession session, string name, CancellationToken cancellationToken)
    {
        CreateUserRequest request = Request(); // before the first await, while the parameters are those of this row
        return (request, IfNotExists ? await session.Users.FindAsync(name, cancellationToken) : null);
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, string name, CreateUserRequest request, DracoonUser? existing)
    {
        if (existing is not null)
        {
            WriteVerbose($"User {name} is there already.");
            yield return new OrderedRequest(name, (output, _) => output.WriteAsync(existing));
        }
        else if (ShouldProcess(name, "Create user"))
        {
            yield return new OrderedRequest(name, async (output, cancel) => await output.WriteAsync(await session.Users.CreateAsync(request, cancel)));
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    private CreateUserRequest Request()
    {
        var request = new CreateUserRequest { FirstName = FirstName.Trim(), LastName = LastName.Trim() };
        if (Given(UserName) is string userName)
        {
            request.UserName = userName;
        }
        if (Given(Email) is string email)
        {
            request.Email = email;
        }
        if (Given(Phone) is string phone)
        {
            request.Phone = phone;
        }
        if (Given(Language) is string language)
        {
            request.ReceiverLanguage = language;
        }
        if (ExpireAt is DateTime expireAt)
        {
            request.ExpireAt = expireAt;
        }
        if (Notify.IsPresent)
        {
            request.NotifyUser = Notify;
        }
        if (NonmemberViewer.IsPresent)
        {
            request.IsNonmemberViewer = NonmemberViewer;
        }
        if (MyInvocation.BoundParameters.ContainsKey(nameof(EnforceMfa)))
        {
            request.MfaEnforced = EnforceMfa;
        }
        (string? method, long? configId) = SignInProvider.Resolve(AuthMethod, ProviderId, OpenIdProvider, AdProvider);
        if (method is null or "basic")
        {
            request.UseBasicAuthentication(Password, MustChangePassword);
        }
        else if (Password is not null)
        {
            throw new ArgumentException($"-Password has no meaning with -AuthMethod {method}: the provider has the password.");
        }
        else
        {
            request.UseProviderAuthentication(method, Given(Login), configId);
        }
        return request;
    }
}
