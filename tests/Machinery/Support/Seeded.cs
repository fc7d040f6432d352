namespace Keles.Machinery.Tests.Support;

/// <summary>Runs a property over many random cases; a failure names the seed that repeats it.</summary>
internal static class Seeded
{
    public static void Run(int cases, Action<Random> property)
    {
        for (var seed = 0; seed < cases; seed++)
        {
            try
            {
                property(new Random(seed));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
            }
        }
    }

    public static string Text(this Random random, string alphabet, int longest)
        => string.Create(random.Next(longest + 1), (random, alphabet), static (span, from) =>
        {
            foreach (ref var c in span)
            {
                c = from.alphabet[from.random.Next(from.alphabet.Length)];
            }
        });

    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
