namespace Coro.Engine.Intake;

/// <summary>A question that a start asks: the same in every front end.</summary>
/// <param name="Field">What it is about.</param>
/// <param name="Prompt">A few words, to stand in front of the answer.</param>
/// <param name="Explanation">What may be answered, told once.</param>
/// <param name="Default">What an empty answer means; null: there has to be one. Empty: nothing.</param>
public sealed record StartQuestion(StartField Field, string Prompt, string Explanation, string? Default = null)
{
    /// <summary>Whether it is asked again after each answer, until an empty one.</summary>
    public bool Repeats => Field == StartField.Targets;
}
