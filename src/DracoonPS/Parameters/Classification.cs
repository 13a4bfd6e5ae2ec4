namespace DracoonPS;

/// <summary>How confidential something is, in the API's numbers.</summary>
public enum Classification
{
    /// <summary>For everybody.</summary>
    Public = 1,

    /// <summary>For the company.</summary>
    Internal = 2,

    /// <summary>For some.</summary>
    Confidential = 3,

    /// <summary>For few.</summary>
    StrictlyConfidential = 4,
}
