using System.Buffers.Text;
using System.Text.Json;

namespace Coro.Engine.History;

/// <summary>
/// Reads the few kinds of events of which a journal holds as many as children, by hand: that is several times faster than the
/// serializer, and looking at a large campaign is reading its journal. The serializer stays the definition of the format: what is
/// not exactly as expected is left to it.
/// </summary>
internal static class FrequentEvents
{
    /// <summary>The event; null when it is of another kind, or holds what only the serializer knows.</summary>
    public static CampaignEvent? Read(ReadOnlySpan<byte> json)
    {
        // The serializer writes the kind first.
        var start = "{\"e\":\""u8;
        if (!json.StartsWith(start))
            return null;
        var kind = json[start.Length..];
        var end = kind.IndexOf((byte)'"');
        if (end < 0 || !IsFrequent(kind[..end]))
            return null;
        var reader = new Utf8JsonReader(json);
        var members = new Members();
        return members.TryRead(ref reader) ? members.Event(kind[..end]) : null;
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
        private int _attempt;
        private int _try;
        private int? _batch;
        private int _pid;
        private long _processStart;
        private int? _exitCode;
        private bool _belowTarget;
        private StepOutcome? _outcome;
        private TimeSpan _duration;

        public bool TryRead(ref Utf8JsonReader reader)
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!TryMember(ref reader))
                    return false;
            }

            return reader.TokenType == JsonTokenType.EndObject && !reader.Read();
        }

        public readonly CampaignEvent? Event(ReadOnlySpan<byte> kind) => kind.Length switch
        {
            15 when _child is not null && _pipeline is not null && kind[0] == 'a' => new AttemptStarted(_child, _attempt, _pipeline, _batch),
            12 when _step is not null && kind[5] == 's' && kind[6] == 't' => new StepStarted(_child, _attempt, _step, _try, _batch),
            12 when _step is not null => new StepSpawned(_child, _attempt, _step, _try, _pid, _processStart),
            10 when _step is not null && _outcome is { } outcome =>
                new StepEnded(_child, _attempt, _step, _try, outcome, _exitCode, _message, _duration, null),
            15 when _child is not null => new ChildCompleted(_child, _attempt, _belowTarget, _reason, _by),
            _ => null,
        };

        private bool TryMember(ref Utf8JsonReader reader)
        {
            if (reader.ValueTextEquals("e"u8))
                return reader.Read();
            if (reader.ValueTextEquals("child"u8))
                return Text(ref reader, out _child);
            if (reader.ValueTextEquals("attempt"u8))
                return Number(ref reader, out _attempt);
            if (reader.ValueTextEquals("step"u8))
                return Text(ref reader, out _step);
            if (reader.ValueTextEquals("try"u8))
                return Number(ref reader, out _try);
            if (reader.ValueTextEquals("outcome"u8))
                return reader.Read() && (_outcome = Outcome(reader)) is not null;
            if (reader.ValueTextEquals("exit_code"u8))
                return Number(ref reader, out _exitCode);
            if (reader.ValueTextEquals("duration"u8))
                return Span(ref reader, out _duration);
            if (reader.ValueTextEquals("pid"u8))
                return Number(ref reader, out _pid);
            if (reader.ValueTextEquals("process_start"u8))
                return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out _processStart);
            if (reader.ValueTextEquals("pipeline"u8))
                return Text(ref reader, out _pipeline);
            if (reader.ValueTextEquals("batch"u8))
                return Number(ref reader, out _batch);
            if (reader.ValueTextEquals("below_target"u8))
                return Flag(ref reader, out _belowTarget);
            if (reader.ValueTextEquals("message"u8))
                return Text(ref reader, out _message);
            if (reader.ValueTextEquals("reason"u8))
                return Text(ref reader, out _reason);
            return reader.ValueTextEquals("by"u8) && Text(ref reader, out _by);
        }

        private static bool Text(ref Utf8JsonReader reader, out string? text)
        {
            text = null;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                return false;
            text = reader.GetString();
            return true;
        }

        private static bool Number(ref Utf8JsonReader reader, out int number)
        {
            number = 0;
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out number);
        }

        private static bool Number(ref Utf8JsonReader reader, out int? number)
        {
            var read = Number(ref reader, out int value);
            number = value;
            return read;
        }

        private static bool Flag(ref Utf8JsonReader reader, out bool flag)
        {
            flag = reader.Read() && reader.TokenType == JsonTokenType.True;
            return flag || reader.TokenType == JsonTokenType.False;
        }

        private static bool Span(ref Utf8JsonReader reader, out TimeSpan span)
        {
            span = default;
            return reader.Read() && reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped
                && Utf8Parser.TryParse(reader.ValueSpan, out span, out var used, 'c') && used == reader.ValueSpan.Length;
        }

        private static StepOutcome? Outcome(in Utf8JsonReader reader) => reader.TokenType != JsonTokenType.String ? null
            : reader.ValueTextEquals("success"u8) ? StepOutcome.Success
            : reader.ValueTextEquals("failed"u8) ? StepOutcome.Failed
            : reader.ValueTextEquals("cancelled"u8) ? StepOutcome.Cancelled
            : reader.ValueTextEquals("timed-out"u8) ? StepOutcome.TimedOut
            : reader.ValueTextEquals("escalated"u8) ? StepOutcome.Escalated
            : null;
    }
}
