using System.Globalization;
using Coro.Engine.State;

namespace Coro.Engine.Intake;

/// <summary>The quality gate as it is answered for, bit by bit: a target below the fallback lowers that, unless somebody said otherwise.</summary>
/// <param name="standard">What holds where nothing is said.</param>
internal sealed class QualityBar(QualityGate standard)
{
    private bool _fallbackGiven;

    public QualityGate Gate { get; private set; } = standard;

    public StartQuestion Question(StartField field) => field switch
    {
        StartField.HardGate => new(
            field, "Hard gate", "Which findings of a child wait for a person: zero-critical-high (critical and high ones), zero-critical, or none.",
            Words.Of(Gate.Hard)),
        StartField.SoftTarget => new(field, "Soft target", "The score from which a child passes, 0 to 100.", Number(Gate.SoftTarget)),
        _ => new(
            field, "Soft fallback", $"The score from which it passes, marked as below target, 0 to {Number(Gate.SoftTarget)}.", Number(Gate.SoftFallback)),
    };

    /// <summary>Takes an answer; an empty one is the default.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public string? Take(StartField field, string text)
    {
        if (text.Length == 0)
            return null;
        if (field == StartField.HardGate)
            return TakeHard(text);
        var least = field == StartField.SoftTarget && _fallbackGiven ? Gate.SoftFallback : 0;
        var most = field == StartField.SoftTarget ? 100 : Gate.SoftTarget;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) || score < least || score > most)
            return $"must be a score from {Number(least)}{(least > 0 ? " (the soft fallback)" : "")} to {Number(most)}{(most < 100 ? " (the soft target)" : "")}, not {Shown.Quote(text)}";
        _fallbackGiven |= field == StartField.SoftFallback;
        Gate = field == StartField.SoftTarget
            ? Gate with { SoftTarget = score, SoftFallback = Math.Min(Gate.SoftFallback, score) }
            : Gate with { SoftFallback = score };
        return null;
    }

    private string? TakeHard(string text)
    {
        var words = Words.All<HardGate>();
        var index = Array.FindIndex(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            return $"must be {string.Join(", ", words)}, not {Shown.Quote(text)}{Nearest.Hint(text, words)}";
        Gate = Gate with { Hard = Words.At<HardGate>(index) };
        return null;
    }

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
