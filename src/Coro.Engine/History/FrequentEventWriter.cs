using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;

namespace Coro.Engine.History;

/// <summary>
/// Writes by hand the few kinds of events of which a run records as many as children, exactly as the serializer would: a small
/// step otherwise spends more on its events' text than on its own. What holds text that needs escapes is left to the serializer.
/// </summary>
internal static class FrequentEventWriter
{
    // More than all names and numbers of an event take.
    private const int Room = 320;

    /// <summary>Writes an event.</summary>
    /// <returns>False when it is not one of those; nothing is written then.</returns>
    public static bool TryWrite(IBufferWriter<byte> buffer, CampaignEvent happened)
    {
        var written = happened switch
        {
            AttemptStarted e when Length(e.Child, e.Pipeline) is >= 0 and var length => Write(buffer.GetSpan(length), e),
            StepStarted e when Length(e.Child, e.Step) is >= 0 and var length => Write(buffer.GetSpan(length), e),
            StepEnded { Result: null } e when Length(e.Child, e.Step, e.Message) is >= 0 and var length => Write(buffer.GetSpan(length), e),
            ChildCompleted e when Length(e.Child, e.Reason, e.By) is >= 0 and var length => Write(buffer.GetSpan(length), e),
            _ => 0,
        };
        buffer.Advance(written);
        return written > 0;
    }

    private static int Write(Span<byte> place, AttemptStarted e)
    {
        var json = new Members(place, "attempt-started"u8);
        json.Text("child"u8, e.Child);
        json.Number("attempt"u8, e.Attempt);
        json.Text("pipeline"u8, e.Pipeline);
        json.Number("batch"u8, e.Batch);
        return json.End();
    }

    private static int Write(Span<byte> place, StepStarted e)
    {
        var json = new Members(place, "step-started"u8);
        json.Text("child"u8, e.Child);
        json.Number("attempt"u8, e.Attempt);
        json.Text("step"u8, e.Step);
        json.Number("try"u8, e.Try);
        json.Number("batch"u8, e.Batch);
        return json.End();
    }

    private static int Write(Span<byte> place, StepEnded e)
    {
        var json = new Members(place, "step-ended"u8);
        json.Text("child"u8, e.Child);
        json.Number("attempt"u8, e.Attempt);
        json.Text("step"u8, e.Step);
        json.Number("try"u8, e.Try);
        json.Word("outcome"u8, Word(e.Outcome));
        json.Number("exit_code"u8, e.ExitCode);
        json.Text("message"u8, e.Message);
        json.Span("duration"u8, e.Duration);
        return json.End();
    }

    private static int Write(Span<byte> place, ChildCompleted e)
    {
        var json = new Members(place, "child-completed"u8);
        json.Text("child"u8, e.Child);
        json.Number("attempt"u8, e.Attempt);
        json.Flag("below_target"u8, e.BelowTarget);
        json.Text("reason"u8, e.Reason);
        json.Text("by"u8, e.By);
        return json.End();
    }

    private static ReadOnlySpan<byte> Word(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Success => "success"u8,
        StepOutcome.Failed => "failed"u8,
        StepOutcome.Escalated => "escalated"u8,
        StepOutcome.RateLimited => "rate-limited"u8,
        StepOutcome.TimedOut => "timed-out"u8,
        StepOutcome.Cancelled => "cancelled"u8,
        _ => throw new UnreachableException(),
    };

    // How much room an event with these texts needs; negative where one of them needs escapes.
    private static int Length(string? first, string? second, string? third = null) =>
        IsPlain(first) && IsPlain(second) && IsPlain(third)
            ? Room + (first?.Length ?? 0) + (second?.Length ?? 0) + (third?.Length ?? 0)
            : -1;

    private static bool IsPlain(string? text)
    {
        foreach (var c in text.AsSpan())
        {
            if (c is < ' ' or > '~' or '"' or '\\')
                return false;
        }

        return true;
    }

    /// <summary>An object whose first member is the event's kind.</summary>
    private ref struct Members
    {
        private readonly Span<byte> _place;
        private int _length;

        public Members(Span<byte> place, ReadOnlySpan<byte> kind)
        {
            _place = place;
            Add("{\"e\":\""u8);
            Add(kind);
            Add("\""u8);
        }

        public void Text(ReadOnlySpan<byte> name, string? value)
        {
            if (value is null)
                return;
            Name(name);
            Add("\""u8);
            foreach (var c in value)
                _place[_length++] = (byte)c;
            Add("\""u8);
        }

        public void Word(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
        {
            Name(name);
            Add("\""u8);
            Add(value);
            Add("\""u8);
        }

        public void Number(ReadOnlySpan<byte> name, int? value)
        {
            if (value is not { } number)
                return;
            Name(name);
            Utf8Formatter.TryFormat(number, _place[_length..], out var written);
            _length += written;
        }

        public void Flag(ReadOnlySpan<byte> name, bool value)
        {
            Name(name);
            Add(value ? "true"u8 : "false"u8);
        }

        public void Span(ReadOnlySpan<byte> name, TimeSpan value)
        {
            Name(name);
            Add("\""u8);
            Utf8Formatter.TryFormat(value, _place[_length..], out var written, 'c');
            _length += written;
            Add("\""u8);
        }

        public int End()
        {
            Add("}"u8);
            return _length;
        }

        private void Name(ReadOnlySpan<byte> name)
        {
            Add(",\""u8);
            Add(name);
            Add("\":"u8);
        }

        private void Add(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_place[_length..]);
            _length += bytes.Length;
        }
    }
}
