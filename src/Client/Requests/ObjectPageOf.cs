namespace Keles.Client;

/// <summary>A page of a list of one type.</summary>
public sealed record ObjectPage<T>(IReadOnlyList<T> Items, string ResourceVersion, string Continue, long? RemainingItemCount);
