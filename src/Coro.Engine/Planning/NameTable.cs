using System.Numerics;

namespace Coro.Engine.Planning;

/// <summary>
/// Finds names, ignoring case. For 100,000 names that are looked up once or twice it is faster than a dictionary, which follows
/// a pointer more for each; its hashes are random, so that no file can be made to be slow.
/// </summary>
internal sealed class NameTable
{
    private readonly (int Hash, int Position)[] _slots;
    private readonly string[] _names;

    /// <summary>Makes a table of the names; of equal ones the first counts.</summary>
    public NameTable(IReadOnlyList<ChildDefinition> children)
    {
        _names = new string[children.Count];
        _slots = new (int, int)[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, children.Count * 2))];
        for (var i = 0; i < _names.Length; i++)
        {
            _names[i] = children[i].Name;
            ref var slot = ref SlotOf(_names[i], out var hash);
            if (slot.Position == 0)
                slot = (hash, i + 1);
        }
    }

    public IReadOnlyList<string> Names => _names;

    /// <summary>The position of a name; -1: there is none such.</summary>
    public int Find(string name) => SlotOf(name, out _).Position - 1;

    // Positions are stored from 1, so that 0 is a free slot. At most half of them are taken, so there is one.
    private ref (int Hash, int Position) SlotOf(string name, out int hash)
    {
        hash = string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);
        for (var i = hash; ; i++)
        {
            ref var slot = ref _slots[i & (_slots.Length - 1)];
            if (slot.Position == 0 || (slot.Hash == hash && Same(_names[slot.Position - 1], name)))
                return ref slot;
        }
    }

    private static bool Same(string x, string y) => x == y || string.Equals(x, y, StringComparison.OrdinalIgnoreCase);
}
