namespace Coro.Tests.Model;

/// <summary>What a run of the model is made of.</summary>
/// <param name="Seed">Decides everything else.</param>
/// <param name="Children">How many children the campaign has at its start.</param>
/// <param name="Actions">How much happens before somebody sees to it that the campaign ends.</param>
internal sealed record ModelCase(int Seed, int Children, int Actions)
{
    public static ModelCase Of(int seed) => new(seed, 1 + (int)((uint)seed * 2654435761 % 12), 40);
}
