namespace Keles.ApiServer.FlowControl;

/// <summary>Where a request is.</summary>
internal enum RequestState
{
    New,
    Waiting,
    Executing,

    /// <summary>Answered, but it still holds its seats.</summary>
    Resting,
    Gone,
}
