namespace Coro.Engine.Steps.Answers;

/// <summary>What a step said, beyond its exit code.</summary>
/// <param name="Result">The object; null: it said nothing, or nothing that may be recorded.</param>
/// <param name="Problems">What is wrong with it; then there is no result.</param>
internal sealed record Answer(StepResult? Result, IReadOnlyList<string> Problems)
{
    public static readonly Answer None = new(null, []);
}
