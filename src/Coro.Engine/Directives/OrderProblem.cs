namespace Coro.Engine.Directives;

/// <summary>Why an order does not count.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What is wrong, as the middle of a sentence.</param>
internal sealed record OrderProblem(string Code, string Message)
{
    public const string NotUnderstood = "not-understood";

    public static OrderProblem Of(string message) => new(NotUnderstood, message);
}
