using System.Buffers.Text;

namespace Coro.Engine.History;

/// <summary>
/// Reads the few kinds of events that grow with the number of children, by hand: that is many times faster than the
/// serializer, and looking at a large campaign is reading its journal. The serializer stays the definition of the format: what is
/// not exactly as it writes it, in plain ASCII and without escapes, is left to it.
/// </summary>
internal static class FrequentEvents
{
    /// <summary>The event; null when it is of another kind, or holds what only the serializer knows.</summary>
    public static CampaignEvent? Read(ReadOnlySpan<byte> json)
    {
        // The serializer writes the kind first.
        var scanner = new PlainJson(json);
        if (!scanner.Skip("{\"e\":\""u8) || !scanner.Until((byte)'"', out var kind))
            return null;
        if (kind.SequenceEqual("children-added"u8))
            return AddedChildren.Read(ref scanner);
        if (!IsFrequent(kind))
            return null;
        var members = new Members();
        while (scanner.Skip(",\""u8))
        {
            if (!scanner.Until((byte)'"', out var name) || !scanner.Skip(":"u8) || !members.TryRead(name, ref scanner))
                return null;
        }

        return scanner.Skip("}"u8) && scanner.AtEnd ? members.Event(kind) : null;
    }

    private static bool IsFrequent(ReadOnlySpan<byte> kind) =>
        kind.SequenceEqual("attempt-started"u8) || kind.SequenceEqual("step-started"u8) || kind.SequenceEqual("step-spawned"u8)
        || kind.SequenceEqual("step-ended"u8) || kind.SequenceEqual("child-completed"u8);

    /// <summary>All members that any of these events has.</summary>
    private ref struct Members
    {
        private string? _child;
        private string? _step;
        private string? _pipeline;
        private string? _message;
        private string? _reason;
        private string? _by;
        private long _attempt;
        private long _try;
        private long? _batch;
        private long _pid;
        private long _processStart;
        private long? _exitCode;
        private bool _belowTarget;
        private StepOutcome? _outcome;
        private TimeSpan _duration;

        public bool TryRead(ReadOnlySpan<byte> name, ref PlainJson scanner) => name switch
        {
            _ when name.SequenceEqual("child"u8) => scanner.Text(out _child),
            _ when name.SequenceEqual("attempt"u8) => scanner.Number(out _attempt),
            _ when name.SequenceEqual("step"u8) => scanner.Text(out _step),
            _ when name.SequenceEqual("try"u8) => scanner.Number(out _try),
            _ when name.SequenceEqual("outcome"u8) => scanner.Quoted(out var word) && (_outcome = Outcome(word)) is not null,
            _ when name.SequenceEqual("exit_code"u8) => Maybe(scanner.Number(out var code), code, out _exitCode),
            _ when name.SequenceEqual("duration"u8) => scanner.Quoted(out var span)
                && Utf8Parser.TryParse(span, out _duration, out var used, 'c') && used == span.Length,
            _ when name.SequenceEqual("pid"u8) => scanner.Number(out _pid),
            _ when name.SequenceEqual("process_start"u8) => scanner.Number(out _processStart),
            _ when name.SequenceEqual("pipeline"u8) => scanner.Text(out _pipeline),
            _ when name.SequenceEqual("batch"u8) => Maybe(scanner.Number(out var batch), batch, out _batch),
            _ when name.SequenceEqual("below_target"u8) => scanner.Flag(out _belowTarget),
            _ when name.SequenceEqual("message"u8) => scanner.Text(out _message),
            _ when name.SequenceEqual("reason"u8) => scanner.Text(out _reason),
            _ when name.SequenceEqual("by"u8) => scanner.Text(out _by),
            _ => false,
        };

        public readonly CampaignEvent? Event(ReadOnlySpan<byte> kind)
        {
            if (Narrow(_attempt) is not { } attempt || Narrow(_try) is not { } @try || Narrow(_pid) is not { } pid)
                return null;
            if ((_batch is not null && Narrow(_batch) is null) || (_exitCode is not null && Narrow(_exitCode) is null))
                return null;
            if (_child is not null && _pipeline is not null && kind.SequenceEqual("attempt-started"u8))
                return new AttemptStarted(_child, attempt, _pipeline, Narrow(_batch));
            if (_child is not null && kind.SequenceEqual("child-completed"u8))
                return new ChildCompleted(_child, attempt, _belowTarget, _reason, _by);
            if (_step is null)
                return null;
            if (kind.SequenceEqual("step-started"u8))
                return new StepStarted(_child, attempt, _step, @try, Narrow(_batch));
            if (kind.SequenceEqual("step-spawned"u8))
                return new StepSpawned(_child, attempt, _step, @try, pid, _processStart);
            return _outcome is { } outcome && kind.SequenceEqual("step-ended"u8)
                ? new StepEnded(_child, attempt, _step, @try, outcome, Narrow(_exitCode), _message, _duration, null)
                : null;
        }

        private static int? Narrow(long? number) => number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

        private static bool Maybe(bool read, long number, out long? value)
        {
            value = number;
            return read;
        }

        private static StepOutcome? Outcome(ReadOnlySpan<byte> word) => word switch
        {
            _ when word.SequenceEqual("success"u8) => StepOutcome.Success,
            _ when word.SequenceEqual("failed"u8) => StepOutcome.Failed,
            _ when word.SequenceEqual("escalated"u8) => StepOutcome.Escalated,
            _ when word.SequenceEqual("rate-limited"u8) => StepOutcome.RateLimited,
            _ when word.SequenceEqual("timed-out"u8) => StepOutcome.TimedOut,
            _ when word.SequenceEqual("cancelled"u8) => StepOutcome.Cancelled,
            _ => null,
        };
    }
}
