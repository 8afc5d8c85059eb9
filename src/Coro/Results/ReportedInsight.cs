namespace Coro;

/// <summary>Something that a step learned and that others should know.</summary>
/// <param name="Text">It, in one paragraph.</param>
/// <param name="Tags">What it is about, in words of the step's choice.</param>
public sealed record ReportedInsight(string Text, IReadOnlyList<string> Tags);
