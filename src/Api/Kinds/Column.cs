using Keles.Machinery;

namespace Keles.Api;

/// <summary>A column of the table form of a list.</summary>
/// <param name="Priority">0 is always shown, 1 only in the wide output.</param>
/// <param name="Cell">Text, a number, a boolean or null of one object at a given time.</param>
public sealed record Column(string Name, string Type, string Description, Func<IApiObject, DateTimeOffset, object?> Cell, string Format = "", int Priority = 0)
{
    public static Column Of<T>(string name, string type, Func<T, object?> cell, string description = "", string format = "", int priority = 0) where T : class, IApiObject =>
        new(name, type, description, (o, _) => cell((T)o), format, priority);

    /// <summary>A column whose text depends on the present, as ages do.</summary>
    public static Column At<T>(string name, string type, Func<T, DateTimeOffset, object?> cell, string description = "", string format = "", int priority = 0) where T : class, IApiObject =>
        new(name, type, description, (o, now) => cell((T)o, now), format, priority);
}
