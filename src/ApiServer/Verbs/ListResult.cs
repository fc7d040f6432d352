namespace Keles.ApiServer;

/// <summary>One page of a list, all of it at one resource version.</summary>
public sealed record ListResult(IEnumerable<StoredObject> Items, long Revision, string Continue = "", long? Remaining = null);
