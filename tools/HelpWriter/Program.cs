using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace HelpWriter;

/// <summary>
/// Makes the cmdlet help from the built module and its doc comments:
/// <c>HelpWriter MODULE-FOLDER DOC-COMMENTS.xml HELP.xml [MARKDOWN-FOLDER COVERAGE.md]</c>.
/// Ends with 1 and names every cmdlet and parameter that has no text.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length is not (3 or 5))
        {
            Console.Error.WriteLine("usage: HelpWriter MODULE-FOLDER DOC-COMMENTS.xml HELP.xml [MARKDOWN-FOLDER COVERAGE.md]");
            return 2;
        }

        var comments = new DocComments(args[1]);
        var manifest = new ModuleManifest(args[0]);
        List<CmdletHelp> pages = ReadCmdlets(args[0]).Select(cmdlet => new CmdletHelp(cmdlet, manifest.AreaOf(cmdlet.Name), comments)).ToList();
        string[] missing = pages.SelectMany(page => page.Missing()).ToArray();
        foreach (string gap in missing)
        {
            Console.Error.WriteLine($"No help text: {gap}. Write a doc comment there.");
        }
        if (missing.Length > 0)
        {
            return 1;
        }

        var operations = new ApiOperations();
        var notes = new Notes(operations);
        var links = new Links(pages, manifest.Project);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[2]))!);
        MamlWriter.Write(pages, notes, links, args[2]);
        if (args.Length == 5)
        {
            new MarkdownWriter(pages, notes, links).Write(args[3]);
            CoverageWriter.Write(pages, operations, args[4]);
        }

        Console.WriteLine($"Help for {pages.Count} cmdlets");
        return 0;
    }

    // The engine itself is asked for the parameter sets, so that the help says what the binder does.
    private static CmdletInfo[] ReadCmdlets(string moduleFolder)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", Path.Combine(Path.GetFullPath(moduleFolder), "DracoonPS.psd1"))
            .AddParameter("ErrorAction", "Stop").Invoke();
        shell.Commands.Clear();
        CmdletInfo[] cmdlets = shell.AddCommand("Get-Command").AddParameter("Module", "DracoonPS").AddParameter("CommandType", CommandTypes.Cmdlet)
            .Invoke<CmdletInfo>().OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal).ToArray();
        foreach (CmdletInfo cmdlet in cmdlets)
        {
            _ = cmdlet.ParameterSets; // read while the runspace is open
        }

        return cmdlets;
    }
}
