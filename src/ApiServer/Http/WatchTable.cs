using Keles.Api;

namespace Keles.ApiServer.Http;

/// <summary>A watch in table form: only its first event carries the columns.</summary>
internal sealed class WatchTable(Kind kind, string includeObject)
{
    private bool told;

    public string IncludeObject => includeObject;

    public IReadOnlyList<Column> TakeColumns()
    {
        if (told) return [];
        told = true;
        return kind.Columns;
    }
}
