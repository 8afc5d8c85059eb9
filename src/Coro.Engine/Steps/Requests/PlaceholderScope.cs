namespace Coro.Engine.Steps.Requests;

/// <summary>What a step is run for; it decides what there is to say about it.</summary>
[Flags]
internal enum PlaceholderScope
{
    /// <summary>One child.</summary>
    Child = 1,

    /// <summary>The children of a batch.</summary>
    Batch = 2,

    /// <summary>The campaign: capstone, verify, refine, activation, on_complete.</summary>
    Campaign = 4,

    /// <summary>One skill that is exported.</summary>
    Export = 8,

    /// <summary>Any of them.</summary>
    Any = Child | Batch | Campaign | Export,
}
