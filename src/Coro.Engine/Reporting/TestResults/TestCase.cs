namespace Coro.Engine.Reporting.TestResults;

/// <summary>How a test ended.</summary>
internal enum TestOutcome
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>Something of a campaign that passed or did not, as a service that publishes test results takes it.</summary>
/// <param name="Name">Its name, unique in its suite.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record TestCase(string Name, TestOutcome Outcome)
{
    /// <summary>How long it took; zero: unknown.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>When it began; null: it did not, or that is not known.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>A stable word for why it did not pass.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The same for people, in a line.</summary>
    public string Message { get; init; } = "";

    /// <summary>What else there is to say, in lines: findings, logs.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>What is known of it besides, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Properties { get; init; } = [];
}

/// <summary>Tests that belong together.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cases">The tests, in order.</param>
internal sealed record TestSuite(string Name, IReadOnlyList<TestCase> Cases)
{
    public TimeSpan Duration => new(Cases.Sum(one => one.Duration.Ticks));

    public int Count(TestOutcome outcome) => Cases.Count(one => one.Outcome == outcome);
}
