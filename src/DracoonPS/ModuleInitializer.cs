using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>
/// Finds the crypto bridge. On PowerShell 7 it and its BouncyCastle are loaded into a load context of their own, so that another module's
/// BouncyCastle of another version does no harm; on Windows PowerShell, which has no such contexts, from their folder.
/// </summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private const string Bridge = "Dracoon.Crypto";

    private static readonly object Lock = new();
    private static Assembly? s_bridge;

    /// <inheritdoc/>
    public void OnImport() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    /// <summary>Ends what is open: keys are wiped. The tokens end by themselves on the server.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        foreach (DracoonSession session in SessionStore.Current.All)
        {
            SessionStore.Current.Remove(session);
            // Without waiting, what is under way could not take back what the server has of it.
            session.DisconnectAsync(revoke: false).GetAwaiter().GetResult();
        }
        AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs args)
    {
        if (new AssemblyName(args.Name).Name != Bridge)
        {
            return null;
        }
        lock (Lock)
        {
            return s_bridge ??= LoadBridge();
        }
    }

    private static Assembly LoadBridge()
    {
        string dependencies = Path.Combine(Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!, "Dependencies");
        Type? contextType = typeof(object).Assembly.GetType("System.Runtime.Loader.AssemblyLoadContext");
        if (contextType is null)
        {
            return Assembly.LoadFrom(Path.Combine(dependencies, "netstandard2.0", Bridge + ".dll"));
        }
        string folder = Path.Combine(dependencies, "net8.0");
        string bridge = Path.Combine(folder, Bridge + ".dll");
        object context = contextType.GetConstructor(new[] { typeof(string), typeof(bool) })!.Invoke(new object[] { "DracoonPS", false });
        MethodInfo load = contextType.GetMethod("LoadFromAssemblyPath")!;
        foreach (string file in new List<string>(Directory.GetFiles(folder, "*.dll")))
        {
            if (file != bridge)
            {
                // Loaded ahead: what a context has already wins over what the default context would find.
                load.Invoke(context, new object[] { file });
            }
        }
        return (Assembly)load.Invoke(context, new object[] { bridge })!;
    }
}
