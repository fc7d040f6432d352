using Keles.Api.Core.V1;

namespace Keles.Api.Events.V1;

/// <summary>The table of events: the core group's.</summary>
internal static class EventColumns
{
    public static Column[] All { get; } = Core.V1.EventColumns.Of<Event>(EventConversion.ToCore);
}
