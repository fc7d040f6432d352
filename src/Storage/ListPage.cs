namespace Keles.Storage;

/// <summary>Values in key order at one revision; <paramref name="More"/> says that the limit cut the list.</summary>
public sealed record ListPage(IReadOnlyList<StoredValue> Items, long Revision, bool More);
