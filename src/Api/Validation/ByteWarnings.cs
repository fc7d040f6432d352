using Keles.Machinery;

namespace Keles.Api;

/// <summary>Amounts of bytes that are no whole number: most often somebody wrote m for M.</summary>
internal static class ByteWarnings
{
    public static IEnumerable<string> Of(OrderedMap<Quantity> amounts, FieldPath path, params string[] names) =>
        from name in names
        where amounts.TryGetValue(name, out var amount) && amount.MilliValue() % 1000 != 0
        select $"{path.Key(name)}: fractional byte value {GoQuote.Quote(amounts[name].ToString())} is invalid, must be an integer";
}
