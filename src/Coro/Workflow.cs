namespace Coro;

/// <summary>The sequence of stages that a campaign goes through.</summary>
public enum Workflow
{
    /// <summary>Eleven stages, 0 to 10, from setup to maintenance.</summary>
    Skills,

    /// <summary>Coordinated child jobs whose work ends in pull requests.</summary>
    Delivery,
}
