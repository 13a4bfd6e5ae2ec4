using System;
using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Creates a tenant and its first admin.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken. The columns of a CSV file have the names of the parameters; an
/// empty cell is a value that was not given.</para></remarks>
/// <example>
/// <code>New-DracoonTenant 'Harbor Ltd' -ContractType pay -MaxUsers 20 -Quota 500GB -AdminFirstName Anna -AdminLastName Berg -AdminEmail anna@example.org</code>
/// <para>Creates a tenant whose admin gets a mail for choosing a password.</para>
/// </example>
/// <example>
/// <code>Import-Csv tenants.csv | New-DracoonTenant -ContractType demo -TrialDays 30 -MaxUsers 5 -NoQuota</code>
/// <para>Creates the tenants of a CSV file with the columns CompanyName, AdminFirstName, AdminLastName and AdminEmail, for a trial.</para>
/// </example>
/// <example>
/// <code>New-DracoonTenant 'Lighthouse Ltd' -ContractType demo -TrialDays 30 -MaxUsers 5 -NoQuota -AdminFirstName Ben -AdminLastName Cole -AdminEmail ben@example.org -Attribute @{ region = 'eu' }</code>
/// <para>Creates a tenant for a trial, with an attribute.</para>
/// </example>
[ApiOperation("POST /provisioning/customers")]
[Cmdlet(VerbsCommon.New, "DracoonTenant", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonTenant))]
public sealed class NewDracoonTenantCommand : DracoonCmdlet
{
    /// <summary>The name of the company. Without it, it is made of the admin's name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? CompanyName { get; set; }

    /// <summary>demo, free or pay.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("demo", "free", "pay")]
    public string ContractType { get; set; } = "";

    /// <summary>The most users.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, int.MaxValue)]
    public int MaxUsers { get; set; }

    /// <summary>The most bytes, at least 1MB, such as 10GB. This or -NoQuota is needed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ByteSizeTransform]
    [OptionalRange(1048576, long.MaxValue)]
    public long? Quota { get; set; }

    /// <summary>Lets the tenant have as many bytes as there are.</summary>
    [Parameter]
    public SwitchParameter NoQuota { get; set; }

    /// <summary>The most webhooks.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(0, long.MaxValue)]
    public long? MaxWebhooks { get; set; }

    /// <summary>How many days a trial lasts, for -ContractType demo.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(0, 36500)]
    public int? TrialDays { get; set; }

    /// <summary>Lets nobody of the tenant sign in yet.</summary>
    [Parameter]
    public SwitchParameter Locked { get; set; }

    /// <summary>The number that the tenant has at the provider.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ProviderCustomerId { get; set; }

    /// <summary>The tenant's attributes: <c>@{ region = 'eu' }</c>.</summary>
    [Parameter]
    public IDictionary? Attribute { get; set; }

    /// <summary>The admin's first name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string AdminFirstName { get; set; } = "";

    /// <summary>The admin's last name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string AdminLastName { get; set; } = "";

    /// <summary>The admin's user name. Without one it is the e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AdminUserName { get; set; }

    /// <summary>The admin's e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AdminEmail { get; set; }

    /// <summary>The admin's phone number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AdminPhone { get; set; }

    /// <summary>The language of mails to the admin, such as de-DE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? AdminLanguage { get; set; }

    /// <summary>The admin's first password. Without it DRACOON mails a link for choosing one.</summary>
    [Parameter]
    public SecureString? AdminPassword { get; set; }

    /// <summary>True when the admin has to choose another password at the first sign-in.</summary>
    [Parameter]
    public bool? AdminMustChangePassword { get; set; }

    /// <summary>How the admin signs in: basic (a password that DRACOON keeps), openid, active_directory or radius.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("basic", "openid", "active_directory", "radius")]
    public string AdminAuthMethod { get; set; } = "basic";

    /// <summary>The admin's name at the provider, where it is not the user name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AdminLogin { get; set; }

    /// <summary>The number of the OpenID or Active Directory configuration. Without it, the only one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public long? AdminProviderId { get; set; }

    /// <summary>True to mail the admin that the account exists, false not to.</summary>
    [Parameter]
    public bool? NotifyAdmin { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        string name = Given(CompanyName) ?? AdminFirstName + " " + AdminLastName;
        await TryAsync(name, async () =>
        {
            CreateTenantRequest request = Request();
            if (ShouldProcess(name, "Create tenant"))
            {
                WriteObject(await session.Tenants.CreateAsync(request, cancellationToken));
            }
        });
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    private static void Take<T>(T? value, Action<T> set)
        where T : struct
    {
        if (value is T given)
        {
            set(given);
        }
    }

    private static void Take(string? value, Action<string> set)
    {
        if (Given(value) is string given)
        {
            set(given);
        }
    }

    private CreateTenantRequest Request()
    {
        if (Quota is null != NoQuota)
        {
            throw new ArgumentException("Give either -Quota or -NoQuota.");
        }
        var request = new CreateTenantRequest(AdminFirstName.Trim(), AdminLastName.Trim())
        {
            ContractType = ContractType, MaxUsers = MaxUsers, Quota = Quota ?? -1,
        };
        Take(CompanyName, value => request.CompanyName = value);
        Take(MaxWebhooks, value => request.MaxWebhooks = value);
        Take(TrialDays, value => request.TrialDays = value);
        Take(ProviderCustomerId, value => request.ProviderCustomerId = value);
        Take(AdminUserName, value => request.AdminUserName = value);
        Take(AdminEmail, value => request.AdminEmail = value);
        Take(AdminPhone, value => request.AdminPhone = value);
        Take(AdminLanguage, value => request.AdminLanguage = value);
        Take(NotifyAdmin, value => request.NotifyAdmin = value);
        if (Locked)
        {
            request.IsLocked = true;
        }
        if (Attribute is not null)
        {
            request.Attributes = SetDracoonTenantAttributeCommand.Texts(Attribute);
        }
        if (AdminAuthMethod == "basic")
        {
            request.UseBasicAuthentication(AdminPassword, AdminMustChangePassword);
        }
        else if (AdminPassword is not null)
        {
            throw new ArgumentException($"-AdminPassword has no meaning with -AdminAuthMethod {AdminAuthMethod}: the provider has the password.");
        }
        else
        {
            request.UseProviderAuthentication(AdminAuthMethod, Given(AdminLogin), AdminProviderId);
        }
        return request;
    }
}
