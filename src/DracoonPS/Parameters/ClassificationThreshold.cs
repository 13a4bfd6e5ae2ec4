namespace DracoonPS;

/// <summary>From which classification on something is demanded, in the API's numbers.</summary>
public enum ClassificationThreshold
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>Always.</summary>
    Public = 1,

    /// <summary>From what is for the company on.</summary>
    Internal = 2,

    /// <summary>From what is for some on.</summary>
    Confidential = 3,

    /// <summary>For what is for few.</summary>
    StrictlyConfidential = 4,
}
