using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DracoonPS.Authentication;

/// <summary>Opens an address in the user's browser.</summary>
internal static class Browser
{
    /// <returns>False when there is none that can be opened; the user then opens the address.</returns>
    public static bool TryOpen(Uri address)
    {
        ProcessStartInfo start = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true }
            : new ProcessStartInfo(RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "open" : "xdg-open", "\"" + address.AbsoluteUri + "\"")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
        try
        {
            using Process? process = Process.Start(start);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
