using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using TalentPool.Reference;

namespace TalentPool.Benchmarks;

/// <summary>A whole digest run, planned, matched, made, sent and acknowledged, against the bare client sending as many letters of the same size to the same sink.</summary>
static class DigestBenchmark
{
    const int Connections = 4, PostingsPerPrefecture = 6;

    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static async Task Run(int people)
    {
        using var sink = new CountingSink();
        using var product = new Product();
        await product.Start("--Demo:Enabled=false");
        product.Stop();
        await ManyPeople.Insert(product.Database, new SyntheticPeople(20260401).Take(people));
        await product.Start("--Demo:Enabled=false", "--Smtp:Host=127.0.0.1", $"--Smtp:Port={sink.Port}", "--Smtp:Tls=None");
        using var ministry = await product.SignedIn("ministry", null);
        await Publish(ministry);

        var began = Stopwatch.GetTimestamp();
        var run = await (await ministry.PostAsJsonAsync("api/digests/runs", new { frequency = "weekly" })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        JsonElement state;
        do
        {
            await Task.Delay(200);
            state = await ministry.GetFromJsonAsync<JsonElement>($"api/digests/runs/{run.GetProperty("digestRunId")}");
        }
        while (state.GetProperty("completedAt").ValueKind == JsonValueKind.Null);

        var whole = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var sent = sink.Taken;
        var size = (int)(sink.Bytes / Math.Max(1, sent));
        var bare = await Bare(sink, sent, size);
        Console.WriteLine("| people | letters | bytes each | whole run letters/s | bare client letters/s | ratio |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(Plain, $"| {people:N0} | {sent:N0} | {size:N0} | {sent / whole:N0} | {sent / bare:N0} | {bare / whole:F2} |"));
        Console.WriteLine();
        Console.WriteLine($"planned {state.GetProperty("planned")} = accepted {state.GetProperty("accepted")} + failed {state.GetProperty("failed")} + suppressed {state.GetProperty("suppressed")}; at the sink {sent}");
    }

    static async Task Publish(HttpClient ministry)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Postings()), "file", "postings.jsonl" } };
        var preview = await (await ministry.PostAsync("api/postings/import/preview", form)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        (await ministry.PostAsJsonAsync("api/postings/import", new { importId = preview.GetProperty("importId").GetGuid() })).EnsureSuccessStatusCode();
    }

    /// <summary>The sample postings again and again, so that every prefecture has six and nearly everybody is written to.</summary>
    static string Postings()
    {
        var samples = ReferenceFiles.Text("sample_postings.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var number = 0;
        return string.Join('\n', Enumerable.Repeat(ReferenceFiles.Prefectures, PostingsPerPrefecture).SelectMany(prefectures => prefectures).Select(prefecture =>
        {
            var posting = JsonNode.Parse(samples[number % samples.Length])!;
            posting["id"] = string.Create(Plain, $"B{++number:000}");
            posting["title"] = string.Create(Plain, $"{posting["title"]} {number}");
            posting["prefecture_code"] = prefecture.Code;
            posting["prefecture"] = prefecture.NameJa;
            return posting.ToJsonString();
        }));
    }

    static async Task<double> Bare(CountingSink sink, int count, int size)
    {
        var next = -1;
        var text = string.Concat(Enumerable.Repeat("letters of the same size\r\n", size / 26));
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync("127.0.0.1", sink.Port);
            using var client = new SmtpClient();
            await client.ConnectAsync(socket, "127.0.0.1", sink.Port, SecureSocketOptions.None);
            for (int number; (number = Interlocked.Increment(ref next)) < count;)
            {
                using var message = new MimeMessage { Subject = "digest", Body = new TextPart("plain") { Text = text } };
                message.From.Add(new MailboxAddress("", "from@sink.example"));
                message.To.Add(new MailboxAddress("", $"p{number}@people.example"));
                await client.SendAsync(message);
            }
        }));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
