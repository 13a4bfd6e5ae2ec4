using System;
using Dracoon.Client.Models;

namespace DracoonPS;

/// <summary>A report has no file that could be received.</summary>
public sealed class ReportNotReadyException : InvalidOperationException
{
    internal ReportNotReadyException(DracoonReport report)
        : base(Describe(report))
    {
    }

    private static string Describe(DracoonReport report) => report switch
    {
        { Error: string why } => $"The report '{report.Name}' is {report.State}: {why}",
        { State: "waiting" or "processing" } => $"The report '{report.Name}' is still {report.State}. Wait for it with -Wait.",
        _ => $"The report '{report.Name}' is {report.State ?? "there"}, but its target (node {report.TargetId}) has no file of it: it was moved, renamed or deleted, or you may not see it.",
    };
}
