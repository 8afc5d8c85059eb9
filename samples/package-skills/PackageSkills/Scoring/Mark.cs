namespace PackageSkills.Scoring;

/// <summary>How many points a rule gave.</summary>
/// <param name="Rule">What the rule looks at.</param>
/// <param name="Points">0 to <paramref name="Most"/>.</param>
/// <param name="Most">How many it can give; 0: it does not apply.</param>
/// <param name="Why">What it saw.</param>
internal sealed record Mark(string Rule, double Points, double Most, string Why);
