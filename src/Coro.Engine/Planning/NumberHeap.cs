namespace Coro.Engine.Planning;

/// <summary>
/// Hands out the smallest of the numbers in it. The library's queue does the same, but is compiled anew in each process of those that are not compiled
/// ahead as a whole, which PowerShell's are not.
/// </summary>
internal sealed class NumberHeap
{
    private int[] _numbers = new int[64];

    public int Count { get; private set; }

    public void Add(int number)
    {
        if (Count == _numbers.Length)
            Grow();
        var at = Count++;
        while (at > 0 && _numbers[(at - 1) / 2] > number)
        {
            _numbers[at] = _numbers[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _numbers[at] = number;
    }

    /// <summary>Takes the smallest out. There must be one.</summary>
    public int Take()
    {
        var smallest = _numbers[0];
        var last = _numbers[--Count];
        var at = 0;
        for (var child = 1; child < Count; child = 2 * at + 1)
        {
            if (child + 1 < Count && _numbers[child + 1] < _numbers[child])
                child++;
            if (_numbers[child] >= last)
                break;
            _numbers[at] = _numbers[child];
            at = child;
        }

        _numbers[at] = last;
        return smallest;
    }

    private void Grow()
    {
        var numbers = new int[2 * _numbers.Length];
        _numbers.CopyTo(numbers, 0);
        _numbers = numbers;
    }
}
