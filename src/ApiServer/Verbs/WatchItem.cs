using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>One event of a watch on its way out.</summary>
/// <param name="Object">Null for bookmarks and errors.</param>
/// <param name="Revision">Of a bookmark: everything up to here was delivered.</param>
public sealed record WatchItem(ObjectEventType Type, StoredObject? Object, long Revision, Status? Status = null, bool EndsInitialEvents = false);
