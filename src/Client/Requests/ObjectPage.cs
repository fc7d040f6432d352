using Keles.Machinery;

namespace Keles.Client;

/// <summary>A page of a list, all of it at one resource version.</summary>
/// <param name="Continue">What asks for the next page; empty on the last one.</param>
/// <param name="RemainingItemCount">How many follow, where the server knows.</param>
public sealed record ObjectPage(IReadOnlyList<IApiObject> Items, string ResourceVersion, string Continue = "", long? RemainingItemCount = null);
