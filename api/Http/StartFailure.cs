using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace TalentPool.Http;

/// <summary>Turns the expected reasons for a failed start into one clear line; anything else is a defect and keeps its stack.</summary>
static class StartFailure
{
    public static string? Explain(Exception error) => error switch
    {
        IOException { InnerException: AddressInUseException } => $"TalentPool cannot start: the address is already in use ({error.Message}) Stop the other program or choose another address with --urls http://localhost:5081.",
        SocketException socket => $"TalentPool cannot start: {socket.Message}.",
        InvalidOperationException { Source: "TalentPool.Api" } => $"TalentPool cannot start: {error.Message}",
        _ => null,
    };
}
