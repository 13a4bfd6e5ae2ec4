using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace DracoonPS.Provider;

/// <summary>Paths on drives, and objects that come from drives, where the module's cmdlets take them.</summary>
internal static class DriveReference
{
    private const string Qualifier = "::";

    /// <summary>A path such as <c>D:/Room</c>, relative to a drive that is the current location, or a PSPath; null for anything else.</summary>
    public static DrivePath? Resolve(string text)
    {
        bool isRelative = text.StartsWith(".", StringComparison.Ordinal);
        if ((!isRelative && text.IndexOf(':') < 0) || Runspace.DefaultRunspace is null)
        {
            return null;
        }
        // The way to the drives from a constructor, which is all that parameter binding calls. A variable may be read in every language mode.
        if (ScriptBlock.Create("$ExecutionContext").InvokeReturnAsIs() is not object result || (result is PSObject wrapped ? wrapped.BaseObject : result) is not EngineIntrinsics engine)
        {
            return null;
        }
        try
        {
            string path = engine.SessionState.Path.GetUnresolvedProviderPathFromPSPath(text, out ProviderInfo provider, out _);
            return provider.ImplementingType == typeof(DracoonProvider) ? DrivePath.Parse(path) : null;
        }
        catch (Exception e) when (e is RuntimeException or ArgumentException or NotSupportedException)
        {
            return null; // there is no such drive or provider, or it is no path at all
        }
    }

    /// <summary>The session of the drive that emitted an object; null for one that comes from elsewhere.</summary>
    public static int? SessionIdOf(PSObject item)
    {
        string path = item.Properties["PSPath"]?.Value as string ?? "";
        int start = path.IndexOf(Qualifier, StringComparison.Ordinal);
        return start > 0 && path.Substring(0, start).EndsWith("Dracoon", StringComparison.OrdinalIgnoreCase)
            ? DrivePath.Parse(path.Substring(start + Qualifier.Length)).SessionId
            : null;
    }
}
