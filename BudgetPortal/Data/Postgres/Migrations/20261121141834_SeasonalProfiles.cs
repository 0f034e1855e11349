using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SeasonalProfiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsLumpSum",
                schema: "planning",
                table: "BudgetLines",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SpreadKind",
                schema: "planning",
                table: "BudgetLines",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Even");

            migrationBuilder.AddColumn<Guid>(
                name: "SpreadProfileId",
                schema: "planning",
                table: "BudgetLines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SpreadProfileName",
                schema: "planning",
                table: "BudgetLines",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<decimal[]>(
                name: "SpreadWeights",
                schema: "planning",
                table: "BudgetLines",
                type: "numeric(19,4)[]",
                nullable: false,
                defaultValue: new decimal[0]);

            migrationBuilder.CreateTable(
                name: "SeasonalProfiles",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Weights = table.Column<decimal[]>(type: "numeric(19,4)[]", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeasonalProfiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SeasonalProfiles_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetLines_SpreadProfileId",
                schema: "planning",
                table: "BudgetLines",
                column: "SpreadProfileId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_BudgetLines_LumpSum",
                schema: "planning",
                table: "BudgetLines",
                sql: "CAST(\"IsLumpSum\" AS int) = 0 OR \"Quantity\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_SeasonalProfiles_OrganizationId",
                schema: "planning",
                table: "SeasonalProfiles",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_SeasonalProfiles_OrganizationId_Name",
                schema: "planning",
                table: "SeasonalProfiles",
                columns: new[] { "OrganizationId", "Name" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_BudgetLines_SeasonalProfiles_SpreadProfileId",
                schema: "planning",
                table: "BudgetLines",
                column: "SpreadProfileId",
                principalSchema: "planning",
                principalTable: "SeasonalProfiles",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_BudgetLines_SeasonalProfiles_SpreadProfileId",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropTable(
                name: "SeasonalProfiles",
                schema: "planning");

            migrationBuilder.DropIndex(
                name: "IX_BudgetLines_SpreadProfileId",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropCheckConstraint(
                name: "CK_BudgetLines_LumpSum",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropColumn(
                name: "IsLumpSum",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropColumn(
                name: "SpreadKind",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropColumn(
                name: "SpreadProfileId",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropColumn(
                name: "SpreadProfileName",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropColumn(
                name: "SpreadWeights",
                schema: "planning",
                table: "BudgetLines");
        }
    }
}
