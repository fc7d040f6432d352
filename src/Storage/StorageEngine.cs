namespace Keles.Storage;

/// <summary>One kind of store, as <c>--datastore</c> names it. Opening throws <see cref="StorageException"/> with the reason.</summary>
public sealed record StorageEngine(string Name, string Summary, Func<StorageSettings, IStorage> Open);
