namespace Keles.Network.Dns.Messages;

/// <summary>What is answered to a query.</summary>
internal sealed record Answer(ResponseCode Code)
{
    /// <summary>We are the authority for the name.</summary>
    public bool IsAuthoritative { get; init; }

    public IReadOnlyList<Record> Records { get; init; } = [];

    public IReadOnlyList<Record> Authority { get; init; } = [];

    /// <summary>What the client would ask next; left out where there is no room.</summary>
    public IReadOnlyList<Record> Additional { get; init; } = [];

    public static Answer ServerFailure { get; } = new(ResponseCode.ServerFailure);

    public static Answer Refused { get; } = new(ResponseCode.Refused);
}
