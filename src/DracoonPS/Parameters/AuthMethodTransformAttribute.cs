using System;
using System.Management.Automation;

namespace DracoonPS;

/// <summary>Lets a way to sign in be written as people do: <c>ActiveDirectory</c>, <c>OpenId</c>, <c>Local</c>; the API says <c>active_directory</c>, <c>openid</c>, <c>basic</c>. An empty text is nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AuthMethodTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => true;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text)
        {
            return inputData;
        }
        try
        {
            return ApiName(text);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    /// <summary>The API's word.</summary>
    /// <returns>Null for an empty text.</returns>
    /// <exception cref="ArgumentException">There is no such way.</exception>
    public static string? ApiName(string text) => text.Trim().Replace("_", "").Replace("-", "").Replace(" ", "").ToUpperInvariant() switch
    {
        "" => null,
        "BASIC" or "LOCAL" => "basic",
        "ACTIVEDIRECTORY" or "AD" => "active_directory",
        "OPENID" or "OPENIDCONNECT" or "OIDC" => "openid",
        "RADIUS" => "radius",
        _ => throw new ArgumentException($"'{text}' is no way to sign in. Give basic, openid, active_directory or radius."),
    };
}
