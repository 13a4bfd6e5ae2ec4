using System;
using System.IO;
using System.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Faults;

public sealed class FaultPageTests
{
    /// <summary>With this variable the page is written instead of compared.</summary>
    private const string WriteVariable = "DRACOONPS_WRITE_FAULT_MATRIX";

    [Fact]
    public void The_page_shows_the_table_of_the_test()
    {
        string page = File.ReadAllText(FaultPage.Path).Replace("\r", "", StringComparison.Ordinal);
        string renewed = FaultPage.Renew(page);
        if (Environment.GetEnvironmentVariable(WriteVariable) is not null)
        {
            File.WriteAllText(FaultPage.Path, renewed);
            return;
        }
        Assert.True(page == renewed, $"docs/reliability.md shows another table. Set {WriteVariable}=1 and run this test.");
    }

    [Fact]
    public void No_cell_is_empty_and_none_is_stated_that_is_not_run()
    {
        var cells = FaultRow.All.SelectMany(r => FaultTable.Columns.Select(c => (r.Id, c.Id))).ToList();
        Assert.All(cells, cell => Assert.True(FaultTable.Outcome(cell.Item1, cell.Item2).Requests >= 0));
        var run = TokenFaultTests.All.Concat(RequestFaultTests.All).Concat(UploadFaultTests.All).Concat(DownloadFaultTests.All).Select(c => ((string)c[0], (string)c[1])).ToHashSet();
        Assert.Equal(cells.ToHashSet(), run);
        Assert.Equal(cells.Count, FaultTable.Count);
    }
}
