using System.Linq;
using System.Management.Automation;
using System.Text;

namespace PSHost;

/// <summary>How an error is shown: what failed, the message, the place, the line, what to do, and the id.</summary>
internal static class ErrorText
{
    public static string Of(ErrorRecord error)
    {
        var text = new StringBuilder();
        string? command = error.InvocationInfo?.MyCommand?.Name;
        text.Append(string.IsNullOrEmpty(command) ? "" : command + ": ");
        text.Append(string.IsNullOrEmpty(error.ErrorDetails?.Message) ? error.Exception.Message : error.ErrorDetails.Message);
        if (!string.IsNullOrEmpty(error.ErrorDetails?.RecommendedAction))
        {
            text.Append('\n').Append("  -> ").Append(error.ErrorDetails.RecommendedAction);
        }

        string position = error.InvocationInfo?.PositionMessage ?? "";
        if (position.Length > 0)
        {
            text.Append('\n').AppendJoin('\n', position.Split('\n').Select(line => "  " + line.TrimEnd()));
        }

        return text.Append("\n  ").Append(error.FullyQualifiedErrorId).ToString();
    }
}
