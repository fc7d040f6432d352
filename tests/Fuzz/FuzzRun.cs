using System.Diagnostics;

namespace Keles.Fuzz.Tests;

/// <summary>Runs one target for a while. What breaks it, or holds it up, is kept as a file that repeats it.</summary>
internal static class FuzzRun
{
    /// <summary>One input may take no longer than this, however slow the machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static long For(FuzzTarget target, TimeSpan budget, int firstSeed)
    {
        var clock = Stopwatch.StartNew();
        long cases = 0;
        byte[] input = [];
        var began = clock.Elapsed;
        // A hang cannot be caught where it happens: another thread looks on, keeps the input and ends the program.
        using var watchdog = TimeProvider.System.CreateTimer(_ =>
        {
            if (clock.Elapsed - began > Longest) Environment.FailFast($"{target.Name} hangs; the input is in {Keep(target, input)}");
        }, null, Longest, TimeSpan.FromSeconds(1));
        for (var seed = firstSeed; clock.Elapsed < budget; seed++, cases++)
        {
            input = target.Make(new Random(seed));
            began = clock.Elapsed;
            try
            {
                target.Check(input);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{target.Name}, seed {seed}: {failure.Message}; the input is in {Keep(target, input)}", failure);
            }
        }

        return cases;
    }

    private static string Keep(FuzzTarget target, byte[] input)
    {
        var folder = Environment.GetEnvironmentVariable("KELES_FUZZ_OUT") is { Length: > 0 } chosen ? chosen : Path.Combine(Path.GetTempPath(), "keles-fuzz");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{target.Name}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(input))[..12]}.bin");
        File.WriteAllBytes(file, input);
        return file;
    }
}
