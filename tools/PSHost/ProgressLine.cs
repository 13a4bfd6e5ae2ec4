using System;
using System.Diagnostics;
using System.Management.Automation;

namespace PSHost;

/// <summary>
/// Progress in one line at the bottom of a terminal, redrawn in place. Where the output goes to a file or a pipe, a line now and then
/// (each full quarter of an activity) tells that the work goes on.
/// </summary>
internal sealed class ProgressLine
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private int _width;
    private int _quarter = -1;

    public void Show(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
            _quarter = -1;
            return;
        }

        string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete} %" : "";
        string text = $"[{record.Activity}{percent}] {record.StatusDescription} {record.CurrentOperation}".TrimEnd();
        if (Console.IsOutputRedirected)
        {
            ShowQuarter(record, text);
            return;
        }

        if (_width > 0 && _since.Elapsed < Pause)
        {
            return;
        }

        _since.Restart();
        int room = Math.Max(10, Console.WindowWidth - 1);
        text = text.Length > room ? text[..room] : text;
        Console.Out.Write("\r" + text.PadRight(_width));
        _width = text.Length;
    }

    public void Clear()
    {
        if (_width > 0)
        {
            Console.Out.Write("\r" + new string(' ', _width) + "\r");
            _width = 0;
        }
    }

    private void ShowQuarter(ProgressRecord record, string text)
    {
        int quarter = record.PercentComplete / 25;
        if (record.PercentComplete >= 0 && record.ParentActivityId < 0 && quarter > _quarter)
        {
            _quarter = quarter;
            Console.Out.WriteLine(text);
        }
    }
}
