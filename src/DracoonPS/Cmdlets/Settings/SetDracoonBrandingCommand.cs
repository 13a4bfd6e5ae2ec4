using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Changes how the tenant looks: only what is given. Images are uploaded.</summary>
/// <remarks><para>Needs the role config manager. Images are png, jpg, gif or svg files.</para></remarks>
/// <example>
/// <code>Set-DracoonBranding -ProductName 'Example Files' -WebLogo logo.png -SquaredLogo icon.png</code>
/// <para>Changes the name and two images.</para>
/// </example>
/// <example>
/// <code>Set-DracoonBranding -ColorType toolbar -Color 'rgba(0,90,160,1)' -PassThru</code>
/// <para>Changes a colour, and shows the branding.</para>
/// </example>
/// <example>
/// <code>Set-DracoonBranding -Language de-DE -EmailSignature "Viele Grüße`nIhr Example-Team"</code>
/// <para>Changes the signature of German mails.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "DracoonBranding", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonBranding))]
public sealed class SetDracoonBrandingCommand : SettingCmdlet
{
    /// <summary>The name of the product.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    public string? ProductName { get; set; }

    /// <summary>True to give the header the colour too.</summary>
    [Parameter]
    public bool? ColorizeHeader { get; set; }

    /// <summary>The address of the imprint.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    public string? ImprintUrl { get; set; }

    /// <summary>The address of the privacy policy.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    public string? PrivacyUrl { get; set; }

    /// <summary>The address of the support.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    public string? SupportUrl { get; set; }

    /// <summary>Whom users can write to.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    public string? EmailContact { get; set; }

    /// <summary>Where the login box is, in the numbers of the web app.</summary>
    [Parameter]
    public int? PositionLoginBox { get; set; }

    /// <summary>How the login box looks, in the words of the web app.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    public string? AppearanceLoginBox { get; set; }

    /// <summary>What the colour is for, as Get-DracoonBranding shows it.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? ColorType { get; set; }

    /// <summary>The colour, such as rgba(138,167,0,1). Lighter and darker ones follow from it.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Color { get; set; }

    /// <summary>The signature of mails, in the language of -Language.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    public string? EmailSignature { get; set; }

    /// <summary>The terms that users have to accept, in the language of -Language.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    public string? Terms { get; set; }

    /// <summary>The language of the texts, such as de-DE.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    /// <summary>The logo of the web app: a file of this machine.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? WebLogo { get; set; }

    /// <summary>The logo of the apps: a file of this machine.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? AppLogo { get; set; }

    /// <summary>The square logo: a file of this machine.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? SquaredLogo { get; set; }

    /// <summary>The picture that apps show while they start: a file of this machine.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? AppSplashImage { get; set; }

    /// <summary>The picture behind the login page: a file of this machine.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? WebSplashImage { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (IsGiven(nameof(ColorType)) != IsGiven(nameof(Color)))
        {
            throw new ArgumentException("-ColorType says what a colour is for, and -Color which it is. Give both.");
        }
        if (Language is null && (EmailSignature is not null || Terms is not null))
        {
            throw new ArgumentException("-EmailSignature and -Terms need -Language, such as de-DE.");
        }
        List<Action<UpdateBrandingRequest>> changes = Changes();
        IReadOnlyList<(string Type, string Path)> images = Images();
        return ApplyAsync(session, "branding", async () =>
        {
            // Images first: a file that can't be read, or is refused, leaves the branding as it is.
            var uploaded = new List<(string Type, long Id)>();
            foreach ((string type, string path) in images)
            {
                uploaded.Add((type, await session.Branding.UploadImageAsync(type, Path.GetFileName(path), File.ReadAllBytes(path), cancellationToken)));
            }
            var request = new UpdateBrandingRequest(await session.Branding.GetAsync(cancellationToken));
            changes.ForEach(change => change(request));
            uploaded.ForEach(image => request.SetImage(image.Type, image.Id));
            return await session.Branding.UpdateAsync(request, cancellationToken);
        });
    }

    private List<Action<UpdateBrandingRequest>> Changes()
    {
        var changes = new List<Action<UpdateBrandingRequest>>();
        void Change(string name, Action<UpdateBrandingRequest> change) => Take(name, () => changes.Add(change));

        Change(nameof(ProductName), r => r.ProductName = ProductName);
        Change(nameof(ColorizeHeader), r => r.ColorizeHeader = ColorizeHeader);
        Change(nameof(ImprintUrl), r => r.ImprintUrl = ImprintUrl);
        Change(nameof(PrivacyUrl), r => r.PrivacyUrl = PrivacyUrl);
        Change(nameof(SupportUrl), r => r.SupportUrl = SupportUrl);
        Change(nameof(EmailContact), r => r.EmailContact = EmailContact);
        Change(nameof(PositionLoginBox), r => r.PositionLoginBox = PositionLoginBox);
        Change(nameof(AppearanceLoginBox), r => r.AppearanceLoginBox = AppearanceLoginBox);
        Change(nameof(Color), r => r.SetColor(ColorType!, Color!));
        Change(nameof(EmailSignature), r => r.SetText("emailSignature", Language!, EmailSignature!));
        Change(nameof(Terms), r => r.SetText("terms", Language!, Terms!));
        return changes;
    }

    private List<(string Type, string Path)> Images()
    {
        var images = new List<(string, string)>();
        void Image(string name, string type, string? path) => Take(name, () => images.Add((type, LocalPath.Resolve(this, path!))));

        Image(nameof(WebLogo), "webLogo", WebLogo);
        Image(nameof(AppLogo), "appLogo", AppLogo);
        Image(nameof(SquaredLogo), "squaredLogo", SquaredLogo);
        Image(nameof(AppSplashImage), "appSplashImage", AppSplashImage);
        Image(nameof(WebSplashImage), "webSplashImage", WebSplashImage);
        return images;
    }
}
