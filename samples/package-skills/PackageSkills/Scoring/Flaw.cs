namespace PackageSkills.Scoring;

/// <summary>Something that is wrong with a skill.</summary>
/// <param name="Severity">critical, high, medium, low or info.</param>
/// <param name="Title">What.</param>
/// <param name="Detail">More about it; null: nothing.</param>
internal sealed record Flaw(string Severity, string Title, string? Detail = null);
