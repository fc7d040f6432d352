namespace Keles.Api;

/// <summary>What holds of a row of a table, for clients that leave such rows out or mark them.</summary>
public sealed record RowCondition(string Type, string Status, string Reason, string Message);
