using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Dracoon.Client.SavedSessions;

/// <summary>Protects bytes for the current user: by DPAPI on Windows; elsewhere they stay as they are, in a file for its owner only.</summary>
internal static class SecretProtection
{
    private const int NeverAsk = 1; // CRYPTPROTECT_UI_FORBIDDEN: a task has nobody to ask

    /// <summary>The way, as the file names it.</summary>
    public static string Method => IsWindows ? "dpapi" : "ownerOnly";

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    public static byte[] Protect(byte[] secret) => IsWindows ? Call(secret, protect: true) : (byte[])secret.Clone();

    /// <exception cref="InvalidDataException">Not protected on this machine by this user.</exception>
    public static byte[] Unprotect(byte[] secret) => IsWindows ? Call(secret, protect: false) : (byte[])secret.Clone();

    private static byte[] Call(byte[] bytes, bool protect)
    {
        GCHandle pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            var input = new Blob { Size = bytes.Length, Data = pinned.AddrOfPinnedObject() };
            bool done = protect
                ? CryptProtectData(ref input, null, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, NeverAsk, out Blob output)
                : CryptUnprotectData(ref input, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, NeverAsk, out output);
            if (!done)
            {
                throw new InvalidDataException($"Windows could not {(protect ? "protect" : "open")} the secrets (error {Marshal.GetLastWin32Error()}).");
            }
            byte[] result = new byte[output.Size];
            Marshal.Copy(output.Data, result, 0, output.Size);
            for (int i = 0; i < output.Size; i++)
            {
                Marshal.WriteByte(output.Data, i, 0);
            }
            _ = LocalFree(output.Data);
            return result;
        }
        finally
        {
            pinned.Free();
        }
    }

    [DllImport("crypt32.dll", SetLastError = true, CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptProtectData(ref Blob input, string? description, IntPtr entropy, IntPtr reserved, IntPtr prompt, int flags, out Blob output);

    [DllImport("crypt32.dll", SetLastError = true, CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptUnprotectData(ref Blob input, IntPtr description, IntPtr entropy, IntPtr reserved, IntPtr prompt, int flags, out Blob output);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LocalFree(IntPtr memory);

    [StructLayout(LayoutKind.Sequential)]
    private struct Blob
    {
        public int Size;
        public IntPtr Data;
    }
}
