namespace Coro;

/// <summary>One reason for a campaign, and whether it holds.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="Value">What the job has there; <c>unknown</c> where nobody said.</param>
/// <param name="Threshold">From where on it counts.</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="IsPolicy">Whether it decides by itself.</param>
public sealed record TriageSignal(string Name, string Value, string Threshold, bool Holds, bool IsPolicy = false);
