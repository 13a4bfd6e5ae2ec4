namespace DracoonPS;

/// <summary>A tax year of a room that is connected with DATEV Meine Steuern.</summary>
public sealed class DatevTaxYear
{
    internal DatevTaxYear(long configId, string year)
    {
        DatevConfigId = configId;
        Year = year;
    }

    /// <summary>The configuration.</summary>
    public long DatevConfigId { get; }

    /// <summary>The year.</summary>
    public string Year { get; }

    /// <summary>The year.</summary>
    /// <returns>The year.</returns>
    public override string ToString() => Year;
}
